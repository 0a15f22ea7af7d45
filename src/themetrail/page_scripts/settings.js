/* Settings of this browser that are no part of the work. */
'use strict';

/** A setting of this browser that is no part of the work; given back, or set. */
function preference(name, value) {
  try {
    const key = `themetrail/${name}`;
    if (value === undefined) return window.localStorage.getItem(key) || '';
    window.localStorage.setItem(key, value);
  } catch {
    // A browser that keeps nothing keeps no settings.
  }
  return '';
}

function useTheme(theme) {
  if (theme) document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
}

/** Light, dark, or as the computer has it: the next of these; what it is now. */
function nextTheme() {
  const themes = ['', 'light', 'dark'];
  const next = themes[(themes.indexOf(document.documentElement.dataset.theme || '') + 1) % themes.length];
  preference('theme', next);
  useTheme(next);
  return { '': say('theme_system'), light: say('theme_light'), dark: say('theme_dark') }[next];
}
