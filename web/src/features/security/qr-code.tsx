import { t } from '@lingui/core/macro';
import { encode } from 'uqr';

/** A text as a QR code, dark on light in both themes: cameras want it so. */
export function QrCode({ text }: { text: string }) {
  const { data, size } = encode(text, { border: 2 });
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
  return (
    <svg
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={t`QR code for an authenticator app`}
      className="size-44 rounded bg-[var(--qr-light)]"
      shapeRendering="crispEdges"
    >
      <path d={path} fill="var(--qr-dark)" />
    </svg>
  );
}
