// A request that fails says so above the page; the form keeps what was typed.
const show = (failed) => {
  document.getElementById("failure")?.toggleAttribute("hidden", !failed);
};

document.addEventListener("htmx:sendError", () => show(true));
document.addEventListener("htmx:responseError", () => show(true));
document.addEventListener("htmx:afterSwap", () => show(false));
