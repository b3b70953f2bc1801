export type { Feature } from './feature.ts';
export { useEditing } from './live.ts';
export { type Me, meOptions, type Permission, useMay, useMe } from './me.ts';
export { BUILD, SCREENS, type Screen, SETTINGS } from './navigation.ts';
export { appRoute, rootRoute } from './root-route.tsx';
export { settingsRoute } from './settings-route.tsx';
export { browserLocale, type Locale, speak } from './texts.ts';
export { showTheme, type Theme, themeNow } from './theme.ts';
export { spoken, useWords, type Words } from './words.ts';
