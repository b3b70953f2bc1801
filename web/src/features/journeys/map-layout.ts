import type { Output } from '#web/api';

export type JourneyMapData = Output<'get-journey-map'>['map'];
export type MapStep = JourneyMapData['steps'][number];
export type MapEdge = JourneyMapData['edges'][number];

/** A step as it is drawn; what stands beside a wait is drawn inside it. */
export interface PlacedStep {
  readonly step: MapStep;
  readonly beside: readonly MapStep[];
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface PlacedEdge {
  readonly edge: MapEdge;
  /** Corners of a line of level and upright parts. */
  readonly points: readonly (readonly [x: number, y: number])[];
  /** It leads back to what came before. */
  readonly isBack: boolean;
}

export interface PlacedStage {
  readonly id: string;
  readonly x: number;
  readonly width: number;
}

export interface MapLayout {
  readonly width: number;
  readonly height: number;
  readonly stages: readonly PlacedStage[];
  readonly steps: readonly PlacedStep[];
  readonly edges: readonly PlacedEdge[];
}

/** In pixels: a card, the gap between cards, the room on either side of a column in which lines run. */
export const CARD = { width: 174, short: 32, tall: 48, row: 24 } as const;
const GAP = 20;
const GUTTER = 20;
const INDENT = 12;
/** Lines that run in the same room stand so far apart. */
const LANE = 4;
const LANES = 4;

/** Whether a card has a second line: when it runs, how long it waits, what it gives. */
export const hasDetail = ({ at, due, limit, kind, names }: MapStep): boolean =>
  at !== undefined || due !== undefined || limit !== undefined || (kind === 'do' && names.action !== undefined);

/** Columns by stage, in the order of the text; the way that goes on is straight, what branches off is indented. */
export function layOut(map: JourneyMapData): MapLayout {
  const besides = new Map<string, MapStep[]>();
  for (const step of map.steps)
    if (step.placing.kind === 'beside') besides.set(step.placing.of, [...(besides.get(step.placing.of) ?? []), step]);
  const pitch = CARD.width + 2 * GUTTER;
  const straight = straightWay(map);
  const steps: PlacedStep[] = [];
  let height = 0;
  map.stages.forEach((stage, column) => {
    let y = GAP;
    const own = map.steps.filter((step) => step.stage === stage.id);
    // What may happen at any time in the stage stands below its ways.
    const inOrder = (['way', 'on'] as const).flatMap((kind) => own.filter(({ placing }) => placing.kind === kind));
    for (const step of inOrder) {
      const beside = besides.get(step.id) ?? [];
      const indent = step.placing.kind === 'way' && !straight.has(step.id) ? INDENT : 0;
      const card = hasDetail(step) ? CARD.tall : CARD.short;
      const cardHeight = card + beside.length * CARD.row + (beside.length > 0 ? 4 : 0);
      const x = column * pitch + GUTTER + indent;
      steps.push({ step, beside, x, y, width: CARD.width - indent, height: cardHeight });
      y += cardHeight + GAP;
    }
    height = Math.max(height, y);
  });
  const stages = map.stages.map(({ id }, column) => ({ id, x: column * pitch + GUTTER, width: CARD.width }));
  return { width: map.stages.length * pitch, height, stages, steps, edges: drawEdges(map, steps) };
}

/** The steps that everybody comes to who is not led off: from each, the first way that does not end the journey. */
export function straightWay(map: JourneyMapData): ReadonlySet<string> {
  const byId = new Map(map.steps.map((step) => [step.id, step]));
  const place = new Map(map.steps.map((step, index) => [step.id, index]));
  const found = new Set<string>();
  let at = map.steps.find(({ placing }) => placing.kind === 'way')?.id;
  while (at !== undefined && !found.has(at)) {
    found.add(at);
    const here = place.get(at) ?? 0;
    const ways = map.edges.filter(({ from, to }) => from === at && (place.get(to) ?? 0) > here);
    const on = ways.filter(({ to, kind }) => byId.get(to)?.kind !== 'exit' && kind !== 'timeout');
    at = (on.find(({ kind }) => kind !== 'otherwise') ?? on[0] ?? ways[0])?.to;
  }
  return found;
}

function drawEdges(map: JourneyMapData, steps: readonly PlacedStep[]): PlacedEdge[] {
  const placed = new Map(steps.map((one) => [one.step.id, one]));
  const order = new Map(steps.map((one, index) => [one.step.id, index]));
  const lanes = new Map<string, number>();
  const laneOf = (room: string): number => {
    const lane = lanes.get(room) ?? 0;
    lanes.set(room, lane + 1);
    return (lane % LANES) * LANE;
  };
  return map.edges.flatMap((edge): PlacedEdge[] => {
    const [from, to] = [placed.get(edge.from), placed.get(edge.to)];
    if (from === undefined || to === undefined) return [];
    const sameColumn = from.step.stage === to.step.stage;
    const [a, b] = [order.get(edge.from) ?? 0, order.get(edge.to) ?? 0];
    const isBack = b <= a;
    if (sameColumn && b === a + 1) return [{ edge, isBack: false, points: below(from, to) }];
    const right = rightOf(from) + 8 + laneOf(`${from.step.stage} right`);
    const left = columnLeft(to) - 8 - laneOf(`${to.step.stage} left`);
    if (sameColumn && !isBack) return [{ edge, isBack, points: around(from, to, right) }];
    if (sameColumn) return [{ edge, isBack, points: around(from, to, left, true) }];
    return [{ edge, isBack, points: across(from, to, right, left) }];
  });
}

const middle = ({ y, height }: PlacedStep): number => y + Math.min(height, CARD.tall) / 2;
const columnLeft = ({ x, width }: PlacedStep): number => x - (CARD.width - width);
const rightOf = ({ x, width }: PlacedStep): number => x + width;

function below(from: PlacedStep, to: PlacedStep): PlacedEdge['points'] {
  const x = to.x + to.width / 2;
  return [
    [x, from.y + from.height],
    [x, to.y],
  ];
}

/** Past what stands between, in the room beside the column. */
function around(from: PlacedStep, to: PlacedStep, x: number, onLeft = false): PlacedEdge['points'] {
  const [start, end] = onLeft ? [from.x, to.x] : [rightOf(from), rightOf(to)];
  return [
    [start, middle(from)],
    [x, middle(from)],
    [x, middle(to)],
    [end, middle(to)],
  ];
}

/** Into another column: out on the right, along the room before it, in on the left. */
function across(from: PlacedStep, to: PlacedStep, right: number, left: number): PlacedEdge['points'] {
  // Columns beside each other share one room; else the line runs above all that stands between.
  const isNext = left > right && left - right < 2 * GUTTER;
  if (isNext)
    return [
      [rightOf(from), middle(from)],
      [left, middle(from)],
      [left, middle(to)],
      [to.x, middle(to)],
    ];
  const top = GAP / 2 - 2;
  return [
    [rightOf(from), middle(from)],
    [right, middle(from)],
    [right, top],
    [left, top],
    [left, middle(to)],
    [to.x, middle(to)],
  ];
}

/** A line with rounded corners, for the `d` of an SVG path. */
export function pathOf(points: PlacedEdge['points']): string {
  const [first, ...rest] = points;
  if (first === undefined) return '';
  let d = `M${first[0]} ${first[1]}`;
  rest.forEach(([x, y], index) => {
    const [px, py] = points[index] ?? first;
    const next = points[index + 2];
    if (next === undefined) {
      d += `L${x} ${y}`;
      return;
    }
    const r = Math.min(5, Math.hypot(x - px, y - py) / 2, Math.hypot(next[0] - x, next[1] - y) / 2);
    const [inX, inY] = [x - Math.sign(x - px) * r, y - Math.sign(y - py) * r];
    const [outX, outY] = [x + Math.sign(next[0] - x) * r, y + Math.sign(next[1] - y) * r];
    d += `L${inX} ${inY}Q${x} ${y} ${outX} ${outY}`;
  });
  return d;
}
