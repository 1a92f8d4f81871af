// The switch offers the theme that is not on the screen, and keeps the choice.
import { applyTheme, currentTheme, storeTheme } from "./stored-theme.js";

document.addEventListener("click", (event) => {
  if (!event.target.closest("[data-theme-switch]")) return;
  const theme = currentTheme() === "dark" ? "light" : "dark";
  applyTheme(theme);
  storeTheme(theme);
});
