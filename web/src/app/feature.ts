import type { AnyRoute } from '@tanstack/react-router';

/** What a feature adds to the app: its routes, each with a lazily loaded screen. */
export interface Feature {
  /** Under `rootRoute`: no sign-in, no side bar. */
  readonly outside?: readonly AnyRoute[];
  /** Under `appRoute`. */
  readonly screens?: readonly AnyRoute[];
  /** Under `settingsRoute`. */
  readonly settings?: readonly AnyRoute[];
}
