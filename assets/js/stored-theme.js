// The themes of the style sheet. Without a choice the system's preference decides.
const themes = { light: "offergap", dark: "offergap-dark" };
const key = "theme";

// storedTheme is "light", "dark" or null. Storage may be forbidden: then there is no choice.
export function storedTheme() {
  try {
    const theme = localStorage.getItem(key);
    return theme in themes ? theme : null;
  } catch {
    return null;
  }
}

export function storeTheme(theme) {
  try {
    localStorage.setItem(key, theme);
  } catch {
    // The choice then lasts for this page only.
  }
}

export function applyTheme(theme) {
  if (theme) document.documentElement.dataset.theme = themes[theme];
}

// currentTheme is what is on the screen now.
export function currentTheme() {
  const chosen = document.documentElement.dataset.theme;
  if (chosen) return chosen === themes.dark ? "dark" : "light";
  return matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}
