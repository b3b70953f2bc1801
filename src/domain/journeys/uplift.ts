/** Of how many accounts how many did what a journey is for. */
export interface Arm {
  readonly count: number;
  readonly reached: number;
}

export interface Uplift {
  /** Difference of the shares, treated less held out: 0.11 is eleven points. */
  readonly points: number;
  /** Of the difference, at 95 %, by Newcombe's method, which holds for small arms and shares near 0 or 1. */
  readonly from: number;
  readonly to: number;
}

/** What a journey brings about beyond what happens without it; undefined while one arm is empty. */
export function upliftOf(treated: Arm, heldOut: Arm): Uplift | undefined {
  if (treated.count === 0 || heldOut.count === 0) return undefined;
  const [a, b] = [wilson(treated), wilson(heldOut)];
  const points = a.share - b.share;
  return {
    points,
    from: points - Math.hypot(a.share - a.from, b.to - b.share),
    to: points + Math.hypot(a.to - a.share, b.share - b.from),
  };
}

/** 97.5 % of a normal distribution lie below. */
const Z = 1.959964;

/** Wilson's interval of a share at 95 %. */
function wilson({ count, reached }: Arm) {
  const share = reached / count;
  const middle = (share + Z ** 2 / (2 * count)) / (1 + Z ** 2 / count);
  const half = (Z / (1 + Z ** 2 / count)) * Math.sqrt((share * (1 - share)) / count + Z ** 2 / (4 * count ** 2));
  return { share, from: middle - half, to: middle + half };
}
