/** Files of a zip archive by path, as bytes. */
export type Entries = Readonly<Record<string, Uint8Array>>;

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
/** Names are UTF-8. */
const UTF8 = 0x0800;
const DATE = 0x21;

const TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let code = n;
  for (let bit = 0; bit < 8; bit++) code = code & 1 ? 0xedb88320 ^ (code >>> 1) : code >>> 1;
  return code >>> 0;
});

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (TABLE[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

/** A zip archive of files as they are, not compressed: a playbook is small, and any program reads it. */
export function zipOf(entries: Entries): Uint8Array<ArrayBuffer> {
  const names = Object.keys(entries).sort();
  const encoder = new TextEncoder();
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const name of names) {
    const bytes = entries[name] ?? new Uint8Array();
    const path = encoder.encode(name);
    const fields = [20, UTF8, 0, 0, DATE] as const;
    const sizes = [crc32(bytes), bytes.length, bytes.length] as const;
    const local = header(30, path, (view) => {
      view.setUint32(0, LOCAL, true);
      fields.forEach((field, index) => {
        view.setUint16(4 + index * 2, field, true);
      });
      sizes.forEach((size, index) => {
        view.setUint32(14 + index * 4, size, true);
      });
      view.setUint16(26, path.length, true);
    });
    parts.push(local, bytes);
    const at = offset;
    directory.push(
      header(46, path, (view) => {
        view.setUint32(0, CENTRAL, true);
        view.setUint16(4, 20, true);
        fields.forEach((field, index) => {
          view.setUint16(6 + index * 2, field, true);
        });
        sizes.forEach((size, index) => {
          view.setUint32(16 + index * 4, size, true);
        });
        view.setUint16(28, path.length, true);
        view.setUint32(42, at, true);
      }),
    );
    offset += local.length + bytes.length;
  }
  const length = directory.reduce((sum, part) => sum + part.length, 0);
  const end = header(22, new Uint8Array(), (view) => {
    view.setUint32(0, END, true);
    view.setUint16(8, names.length, true);
    view.setUint16(10, names.length, true);
    view.setUint32(12, length, true);
    view.setUint32(16, offset, true);
  });
  return joined([...parts, ...directory, end]);
}

function header(size: number, name: Uint8Array, fill: (view: DataView) => void): Uint8Array {
  const bytes = new Uint8Array(size + name.length);
  fill(new DataView(bytes.buffer));
  bytes.set(name, size);
  return bytes;
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** The files of a zip archive, whoever made it; undefined for what is none. Throws for one that is damaged or encrypted. */
export async function unzip(archive: Uint8Array<ArrayBuffer>): Promise<Entries | undefined> {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength);
  let end = archive.length - 22;
  while (end >= 0 && view.getUint32(end, true) !== END) end--;
  if (end < 0) return undefined;
  const entries: Record<string, Uint8Array> = {};
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    if (view.getUint32(at, true) !== CENTRAL) throw new Error('the archive is damaged');
    const [method, crc, packed] = [
      view.getUint16(at + 10, true),
      view.getUint32(at + 16, true),
      view.getUint32(at + 20, true),
    ];
    const [nameLength, extra, comment] = [28, 30, 32].map((field) => view.getUint16(at + field, true));
    const name = new TextDecoder().decode(archive.subarray(at + 46, at + 46 + (nameLength ?? 0)));
    const local = view.getUint32(at + 42, true);
    const data = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    if (!name.endsWith('/')) {
      const bytes = await unpacked(archive.slice(data, data + packed), method);
      if (crc32(bytes) !== crc) throw new Error(`${name} is damaged or encrypted`);
      entries[name] = bytes;
    }
    at += 46 + (nameLength ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  return entries;
}

async function unpacked(bytes: Uint8Array<ArrayBuffer>, method: number): Promise<Uint8Array> {
  if (method === 0) return bytes;
  if (method !== 8) throw new Error('the archive is packed in a way that is not known here');
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
