export { Avatar, initialsOf } from './avatar.tsx';
export { Button, type ButtonLook, buttonClasses, IconButton } from './button.tsx';
export { classes } from './classes.ts';
export { Dialog, SidePanel } from './dialog.tsx';
export { CheckField, Field, SelectField, TextArea, TextField } from './field.tsx';
export { FormDialog } from './form-dialog.tsx';
export {
  formatAgo,
  formatDate,
  formatDay,
  formatFor,
  formatInstant,
  formatLanguage,
  formatLength,
  formatMoney,
  formatMonth,
  formatNumber,
  formatShare,
  formatTime,
  localeNow,
  majorUnits,
  zoneNow,
} from './format.ts';
export { type Band, bandOf, bandText, HealthMark, HealthShape } from './health-mark.tsx';
export { isMac, Kbd } from './kbd.tsx';
export { listenToKeys, useShortcut } from './keyboard.ts';
export { Menu, MenuCheck, MenuItem, MenuLine, Popover } from './menu.tsx';
export { Page } from './page.tsx';
export { Panel, PanelRow } from './panel.tsx';
export { Pill, type Tone } from './pill.tsx';
export { Segmented } from './segmented.tsx';
export { Bar, Sparkline } from './sparkline.tsx';
export { EmptyState, ErrorState, Loaded, ShowMore, Skeleton } from './states.tsx';
export { StrengthPill, strengthWords } from './strength-pill.tsx';
export { Toasts, tellDone, tellFailure } from './toast.tsx';
export { Tooltip, TooltipProvider } from './tooltip.tsx';
export { useEach } from './use-each.ts';
export { useNow, When } from './when.tsx';
