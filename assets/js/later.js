// Style sheets that the first paint can do without.
for (const sheet of document.querySelectorAll("link[data-later]")) sheet.media = "all";
