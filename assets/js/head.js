// Runs before the page is painted: the theme that was chosen, and the mark that a script is at work, for
// which the style sheet shows controls that need one.
import { applyTheme, storedTheme } from "./stored-theme.js";

document.documentElement.dataset.js = "";
applyTheme(storedTheme());
