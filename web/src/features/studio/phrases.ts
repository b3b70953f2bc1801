import { t } from '@lingui/core/macro';

/** The words of the editor itself, which CodeMirror asks for by its English ones. */
export function editorPhrases(): Record<string, string> {
  return {
    Find: t`Find`,
    Replace: t`Replace`,
    next: t`next`,
    previous: t`previous`,
    all: t`all`,
    'match case': t`match case`,
    'by word': t`by word`,
    regexp: t`regular expression`,
    replace: t`replace`,
    'replace all': t`replace all`,
    close: t`close`,
    'current match': t`current match`,
    'on line': t`on line`,
    'Fold line': t`Fold line`,
    'Unfold line': t`Unfold line`,
    unfold: t`unfold`,
    'folded code': t`folded text`,
    'Go to line': t`Go to line`,
    go: t`go`,
    Completions: t`Suggestions`,
    Diagnostics: t`Problems`,
    'No diagnostics': t`No problems`,
    '$ unchanged lines': t`$ lines that are the same`,
  };
}
