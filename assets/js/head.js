// Runs before the page is painted: the theme that was chosen, the mark that a script is at work, for which the
// style sheet shows controls that need one, and the font, so that nothing moves when it is ready. The sheet that
// holds it has been read by now; what is left takes milliseconds, and a second is the most that anyone waits.
import { applyTheme, storedTheme } from "./stored-theme.js";

const root = document.documentElement;
root.dataset.js = "";
applyTheme(storedTheme());

if (document.fonts?.load) {
  root.dataset.font = "loading";
  const ready = () => delete root.dataset.font;
  document.fonts.load('1em "OfferGap Sans"').then(ready, ready);
  setTimeout(ready, 1000);
}
