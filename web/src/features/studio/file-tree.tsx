import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { EllipsisVertical, FilePlus2, Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { classes, IconButton, Menu, MenuItem, MenuLine } from '#web/ui';
import { FileNameDialog, type NewFile } from './file-name-dialog.tsx';
import { FOLDERS, inOrder, missingSingles } from './files.ts';

interface FileTreeProps {
  readonly files: readonly string[];
  readonly open: string;
  /** How many problems are in a file. */
  readonly problems: Readonly<Record<string, number>>;
  /** Files that are not as they are live. */
  readonly changed: ReadonlySet<string>;
  readonly mayEdit: boolean;
  readonly onOpen: (file: string) => void;
  readonly onAdd: (file: string) => void;
  readonly onRename: (file: string, to: string) => void;
  readonly onRemove: (file: string) => void;
}

/** The files of a playbook: single ones, then folder by folder. */
export function FileTree(props: FileTreeProps) {
  const { files, mayEdit, onAdd } = props;
  const [asking, setAsking] = useState<NewFile>();
  const ordered = inOrder(files);
  const inFolder = (folder: string) => ordered.filter((file) => file.startsWith(`${folder}/`));
  const others = ordered.filter((file) => !FOLDERS.some(({ folder }) => file.startsWith(`${folder}/`)));
  const titles = folderTitles();
  return (
    <nav
      aria-label={t`Files`}
      className="flex h-full min-h-0 flex-col overflow-y-auto border-r border-line bg-surface py-2"
    >
      <Group title={t`Playbook`} add={mayEdit ? <AddSingle files={files} onAdd={onAdd} /> : undefined}>
        {others.map((file) => (
          <FileLine key={file} {...props} file={file} onAskName={setAsking} />
        ))}
      </Group>
      {FOLDERS.map(({ folder, ending }) => {
        const here = inFolder(folder);
        if (here.length === 0 && !mayEdit) return null;
        return (
          <Group
            key={folder}
            title={titles[folder]}
            add={
              mayEdit ? (
                <IconButton
                  label={t`New file in ${titles[folder]}`}
                  onClick={() => setAsking({ folder, ending })}
                  className="size-6"
                >
                  <FilePlus2 size={14} />
                </IconButton>
              ) : undefined
            }
          >
            {here.map((file) => (
              <FileLine key={file} {...props} file={file} onAskName={setAsking} />
            ))}
          </Group>
        );
      })}
      <FileNameDialog
        asking={asking}
        taken={files}
        onClose={() => setAsking(undefined)}
        onName={(file) => {
          setAsking(undefined);
          if (asking?.from === undefined) onAdd(file);
          else props.onRename(asking.from, file);
        }}
      />
    </nav>
  );
}

const folderTitles = () => ({
  journeys: t`Journeys`,
  messages: t`Messages`,
  guides: t`Guides`,
  forms: t`Forms`,
  documents: t`Documents`,
  tests: t`Scenarios`,
});

function Group({ title, add, children }: { title: string; add: React.ReactNode; children: React.ReactNode }) {
  return (
    <section aria-label={title} className="mb-2">
      <div className="flex h-7 items-center justify-between pr-1.5 pl-3.5">
        <h2 className="text-xs font-medium text-text-3">{title}</h2>
        {add}
      </div>
      <ul>{children}</ul>
    </section>
  );
}

function AddSingle({ files, onAdd }: { files: readonly string[]; onAdd: (file: string) => void }) {
  const missing = missingSingles(files);
  if (missing.length === 0) return null;
  return (
    <Menu
      trigger={
        <IconButton label={t`Add a file`} className="size-6">
          <FilePlus2 size={14} />
        </IconButton>
      }
    >
      {missing.map((file) => (
        <MenuItem key={file} onSelect={() => onAdd(file)}>
          {file}
        </MenuItem>
      ))}
    </Menu>
  );
}

function FileLine({
  file,
  open,
  problems,
  changed,
  mayEdit,
  onOpen,
  onRemove,
  onAskName,
}: FileTreeProps & { file: string; onAskName: (asking: NewFile) => void }) {
  const name = file.slice(file.indexOf('/') + 1);
  const count = problems[file] ?? 0;
  const folder = FOLDERS.find((one) => file.startsWith(`${one.folder}/`));
  const isOpen = file === open;
  return (
    <li className={classes('group relative flex items-center', isOpen ? 'bg-accent-soft' : 'hover:bg-hover')}>
      <button
        type="button"
        aria-current={isOpen ? 'page' : undefined}
        onClick={() => onOpen(file)}
        className="flex h-7 min-w-0 flex-1 items-center gap-1.5 pr-2 pl-3.5 text-left text-s pointer-coarse:h-11"
      >
        <span className={classes('truncate', isOpen && 'font-medium', count > 0 && 'text-red')}>{name}</span>
        {changed.has(file) && (
          <span className="size-1.5 shrink-0 rounded-full bg-accent" role="img" aria-label={t`changed`} />
        )}
        {count > 0 && (
          <span
            className="ml-auto text-xs text-red tabular-nums"
            title={plural(count, { one: '# problem', other: '# problems' })}
          >
            {count}
          </span>
        )}
      </button>
      {mayEdit && file !== 'playbook.yaml' && (
        <Menu
          trigger={
            <IconButton
              label={t`What to do with ${name}`}
              className="mr-1 size-6 opacity-0 group-hover:opacity-100 focus-visible:opacity-100 data-[state=open]:opacity-100"
            >
              <EllipsisVertical size={14} />
            </IconButton>
          }
        >
          {folder !== undefined && (
            <>
              <MenuItem
                icon={<Pencil size={14} />}
                onSelect={() => onAskName({ folder: folder.folder, ending: folder.ending, from: file })}
              >
                <Trans>Rename</Trans>
              </MenuItem>
              <MenuLine />
            </>
          )}
          <MenuItem icon={<Trash2 size={14} />} danger onSelect={() => onRemove(file)}>
            <Trans>Remove</Trans>
          </MenuItem>
        </Menu>
      )}
    </li>
  );
}
