import '../ui/theme.css';
import { i18n } from '@lingui/core';
import { I18nProvider, useLingui } from '@lingui/react';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { setNonce } from 'get-nonce';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { onUnhandledProblem, queryClient } from '#web/api';
import { listenToKeys, Toasts, TooltipProvider, tellFailure } from '#web/ui';
import { router } from './router.tsx';
import { browserLocale, speak } from './texts.ts';

// Dialogs keep the page behind them still by a style of their own, which the page's policy knows by this.
setNonce(document.querySelector<HTMLMetaElement>('meta[name=nonce]')?.content ?? '');
onUnhandledProblem(({ message }) => tellFailure(message));
listenToKeys();
await speak(browserLocale());

/** In another language everything is drawn anew: texts are read wherever they stand. */
function App() {
  const { i18n: texts } = useLingui();
  return <RouterProvider key={texts.locale} router={router} />;
}

const place = document.getElementById('root');
if (place !== null) {
  createRoot(place).render(
    <StrictMode>
      <I18nProvider i18n={i18n}>
        <QueryClientProvider client={queryClient}>
          <TooltipProvider>
            <Toasts>
              <App />
            </Toasts>
          </TooltipProvider>
        </QueryClientProvider>
      </I18nProvider>
    </StrictMode>,
  );
}
