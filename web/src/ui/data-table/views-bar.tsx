import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useSearch } from '@tanstack/react-router';
import { Bookmark, MoreHorizontal, Users } from 'lucide-react';
import { useState } from 'react';
import { type Output, useRead, useWrite } from '#web/api';
import { Button, IconButton } from '../button.tsx';
import { classes } from '../classes.ts';
import { CheckField, TextField } from '../field.tsx';
import { FormDialog } from '../form-dialog.tsx';
import { formatNumber } from '../format.ts';
import { Menu, MenuItem } from '../menu.tsx';
import { tellDone } from '../toast.tsx';
import type { ListState } from './use-list.ts';

type View = Output<'list-views'>['views'][number];

type State = View['state'];

/** What a view keeps of the address of any list: all but itself and what is open. */
const KEPT = ['q', 'whose', 'filter', 'sort', 'columns'];

interface ViewsBarProps {
  /** The list's name: `accounts`. */
  readonly of: string;
  readonly list: ListState;
  /** What stands first: the list as it is by itself. */
  readonly everything: string;
  /** What a view keeps beside what all lists have: the filters that only this one has. */
  readonly keeps?: readonly string[];
  /** How many are in each view, where it is known. */
  readonly counts?: ReadonlyMap<string, number>;
}

/** Saved views as tabs: one's own and those that others share. */
export function ViewsBar({ of, list, everything, keeps = [], counts }: ViewsBarProps) {
  const { data } = useRead('list-views', { list: of });
  const [saving, setSaving] = useState<'new' | 'rename'>();
  const views = data?.views ?? [];
  const { search, set } = list;
  const address: State = useSearch({ strict: false });
  const kept = [...KEPT, ...keeps];
  const state: State = Object.fromEntries(
    kept.flatMap((name) => (address[name] === undefined ? [] : [[name, address[name]]])),
  );
  const current = views.find(({ view }) => view === search.view);
  const changed = kept.some((name) => current?.state[name] !== state[name]);
  const show = (next: State, view: string | undefined): void =>
    set({ ...Object.fromEntries(kept.map((name) => [name, next[name]])), view }, true);
  const save = useWrite('save-view', { changes: ['list-views'], onDone: () => tellDone(t`The view is saved.`) });
  const again = useWrite('save-view', { changes: ['list-views'] });
  const remove = useWrite('delete-view', {
    changes: ['list-views'],
    onDone({ name, shared, state: before }) {
      set({ view: undefined });
      tellDone(t`The view ${name} is deleted.`, () => again.mutate({ list: of, name, shared, state: before }));
    },
  });
  return (
    <nav aria-label={t`Views`} className="flex items-center gap-1 overflow-x-auto px-6 pb-1.5 max-sm:px-4">
      <Tab active={current === undefined} onClick={() => show({}, undefined)}>
        {everything}
      </Tab>
      {views.map((view) => (
        <Tab key={view.view} active={view === current} onClick={() => show(view.state, view.view)}>
          {view.shared && <Users size={12} aria-label={t`shared`} />}
          <span className="max-w-48 truncate">{view.name}</span>
          {counts?.get(view.view) !== undefined && (
            <span className="text-xs text-text-3 tabular-nums">{formatNumber(counts.get(view.view) ?? 0)}</span>
          )}
        </Tab>
      ))}
      {changed && current?.mine === true && (
        <Button
          look="ghost"
          busy={save.isPending}
          onClick={() =>
            save.mutate({
              view: current.view,
              list: of,
              name: current.name,
              shared: current.shared,
              state,
            })
          }
        >
          <Trans>Save changes</Trans>
        </Button>
      )}
      {changed && (
        <Button look="ghost" icon={<Bookmark size={13} />} onClick={() => setSaving('new')}>
          <Trans>Save as a view</Trans>
        </Button>
      )}
      {current?.mine === true && (
        <Menu
          align="start"
          trigger={
            <IconButton label={t`More for ${current.name}`}>
              <MoreHorizontal size={14} />
            </IconButton>
          }
        >
          <MenuItem onSelect={() => setSaving('rename')}>
            <Trans>Rename or share</Trans>
          </MenuItem>
          <MenuItem danger onSelect={() => remove.mutate({ view: current.view })}>
            <Trans>Delete</Trans>
          </MenuItem>
        </Menu>
      )}
      {saving !== undefined && (
        <SaveDialog
          of={of}
          state={state}
          view={saving === 'rename' ? current : undefined}
          onSaved={(view) => set({ view })}
          onClose={() => setSaving(undefined)}
        />
      )}
    </nav>
  );
}

function Tab({ active, onClick, children }: { active: boolean; onClick: () => void; children: React.ReactNode }) {
  return (
    <button
      type="button"
      aria-current={active ? 'page' : undefined}
      onClick={onClick}
      className={classes(
        'flex h-7 shrink-0 items-center gap-1.5 rounded px-2.5 text-s font-medium whitespace-nowrap pointer-coarse:h-11',
        active ? 'bg-sunken text-text' : 'text-text-2 hover:bg-hover',
      )}
    >
      {children}
    </button>
  );
}

interface SaveDialogProps {
  readonly of: string;
  readonly state: State;
  readonly view: View | undefined;
  readonly onSaved: (view: string) => void;
  readonly onClose: () => void;
}

function SaveDialog({ of, state, view, onSaved, onClose }: SaveDialogProps) {
  const [name, setName] = useState(view?.name ?? '');
  const [shared, setShared] = useState(view?.shared ?? false);
  const [problem, setProblem] = useState<string>();
  const save = useWrite('save-view', {
    changes: ['list-views'],
    onDone: (saved) => {
      onSaved(saved.view);
      onClose();
    },
    onProblem: ({ message }) => setProblem(message),
  });
  const submit = (): void => {
    // Renaming leaves what the view shows as it was saved.
    const kept = view === undefined ? { state } : { view: view.view, state: view.state };
    save.mutate({ list: of, name, shared, ...kept });
  };
  return (
    <FormDialog
      size="s"
      title={view === undefined ? <Trans>Save as a view</Trans> : <Trans>Rename or share</Trans>}
      submit={<Trans>Save</Trans>}
      busy={save.isPending}
      disabled={name.trim() === ''}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextField
        label={<Trans>Name</Trans>}
        value={name}
        maxLength={100}
        autoFocus
        error={problem}
        onChange={(event) => {
          setName(event.target.value);
          setProblem(undefined);
        }}
      />
      <CheckField
        label={<Trans>Share it with everybody</Trans>}
        checked={shared}
        onChange={(event) => setShared(event.target.checked)}
      />
    </FormDialog>
  );
}
