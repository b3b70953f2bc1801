/** What the workspace is made of: playbooks, imports, settings, figures and what is tried on the past. */
export const building = {
  'draft-changed': '그사이에 다른 사람이 초안을 저장했습니다. 내용을 확인한 다음 다시 결정하십시오.',
  'draft-not-found': '초안이 없습니다. 그사이에 게시되었거나 폐기되었을 수 있습니다. 다시 여십시오.',
  'move-undecided': '다음 스텝에 있는 고객사를 어떻게 할지 정하십시오: {where}.',
  'no-such-step': [
    '{journey} {version}의 {step} 스텝에 있는 고객사가 없습니다. 미리보기를 다시 확인하십시오.',
    '새 버전의 {journey} 여정에는 {to} 스텝이 없습니다. 있는 스텝을 선택하십시오.',
  ],
  'nothing-to-publish': '게시할 초안이나 파일이 없습니다.',
  'other-playbook':
    '{draft}의 초안에 “playbook: {playbook}”(이)라고 적혀 있습니다. 플레이북의 ID는 바꿀 수 없으므로 고치거나 다른 초안을 여십시오.',
  'playbook-in-use':
    '고객사 {inside}곳이 {playbook}의 여정을 진행하고 있습니다. 대신 여정을 일시 중지하거나, 고객사가 모두 나간 다음 끄십시오.',
  'playbook-not-found': [
    '{playbook} {version} 버전을 찾을 수 없습니다.',
    '플레이북 {playbook}을(를) 찾을 수 없습니다.',
  ],
  'playbook-not-live': '플레이북 {playbook}은(는) 운영 중이 아닙니다.',
  'playbook-problems': '플레이북에 문제가 {count}건 있습니다. 먼저 고친 다음 다시 시도하십시오.',
  'version-not-retired': '{playbook} {version} 버전은 이미 운영 중이거나 곧 운영됩니다.',
  'version-taken':
    '{playbook} {version} 버전은 이미 다른 내용으로 게시되었습니다. playbook.yaml에 새 버전을 적은 다음 다시 게시하십시오.',
  'calendar-never-opens':
    '업무 달력에 근무하는 요일이 없어 영업일을 계산할 수 없습니다. 하루 이상을 근무일로 정하십시오.',
  'metric-overflow': '지표 {metric}의 값이 너무 커서 계산할 수 없습니다.',

  'back-test-not-found': '이 백테스트는 더 이상 없습니다.',
  'ends-before-it-begins': [
    '종료일({to})이 시작일({from})보다 빠릅니다. 더 이른 날짜를 시작일로 선택하십시오.',
    '시작일({from})이 오늘보다 늦습니다. 더 이른 날짜를 시작일로 선택하십시오.',
  ],
  'kpi-not-found': '플레이북 {playbook}에 {kpi} 지표가 없습니다.',
  'not-an-instant': '{at}은(는) 시각으로 읽을 수 없습니다. 2026-03-02T09:00:00Z처럼 입력하십시오.',
  'period-reversed': [
    '기간이 거꾸로 되어 있습니다. 시작일({from})이 종료일({to})보다 늦습니다.',
    '기간이 거꾸로 되어 있습니다. 시작일({from})을 종료일보다 앞선 날짜로 바꾸십시오.',
  ],
  'period-unclear': '전체 기간과 시작일 중 하나만 선택하십시오.',
  'score-not-found': '그 시점에 이 고객사에는 {score} 점수가 없습니다.',

  'csv-column': '{file} 파일에 매핑이 찾는 “{column}” 열이 없습니다.',
  'csv-empty': '{file} 파일이 비어 있습니다. 첫 행에 열 이름이 있어야 합니다.',
  'csv-encoding': [
    '{file} 파일의 {line}번째 줄을 {encoding} 문자로 읽을 수 없습니다. 올바른 인코딩을 선택하거나 UTF-8로 저장해 다시 가져오십시오. 이미 들어온 행은 중복되지 않습니다.',
    '{file} 파일을 {encoding} 문자로 읽을 수 없습니다. 올바른 인코딩을 선택하거나 UTF-8로 저장해 다시 가져오십시오. 이미 들어온 행은 중복되지 않습니다.',
    '“{encoding}”(이)라는 인코딩은 없습니다. utf-8, euc-kr, windows-1252처럼 입력하십시오.',
  ],
  'csv-syntax':
    '{file} 파일을 {row}행 다음({line}번째 줄)부터 읽을 수 없습니다. 따옴표를 확인해 고친 다음 다시 가져오십시오. 이미 들어온 행은 중복되지 않습니다.',
  'import-ended': '이미 끝난 가져오기여서 아무것도 변경되지 않았습니다.',
  'import-map': '매핑의 {line}번째 줄을 읽을 수 없습니다. “텍스트”에서 고치십시오.',
  'import-not-found': '가져오기를 찾을 수 없습니다.',
  'lookup-not-uploaded': '매핑이 {file} 파일에서 값을 찾습니다. 그 파일도 같은 이름으로 올리십시오.',
  'lookup-too-long':
    '매핑이 값을 찾는 파일의 행이 {most}개를 넘습니다({file}). 필요한 열을 가져올 파일에 합치거나 쓰지 않는 행을 빼십시오.',
  'map-and-file': '{file} 파일이 매핑과 맞지 않습니다. 열 연결을 다시 확인하십시오.',
  'nothing-refused': '이 가져오기에는 거부된 행이 없거나, 거부된 행의 파일이 이미 삭제되었습니다.',
  'upload-broken-off': '{name} 파일이 끝까지 도착하지 않았습니다. 다시 보내십시오.',
  'upload-empty': '{name} 파일이 비어 있습니다. 열 이름이 있는 행과 그 아래 데이터가 있는 파일을 선택하십시오.',
  'upload-not-found': '올린 파일을 찾을 수 없습니다. 다시 보내십시오.',
  'upload-too-large':
    '{name} 파일이 {megabytes}MB보다 큽니다. 나누어 올리거나, 서버에서 길이 제한이 없는 “perennial import” 명령을 사용하십시오.',

  'row-ahead':
    '{target}({row}행)이(가) 지금보다 24시간 넘게 앞선 시각입니다. 고치거나 “format:”으로 날짜 형식을 지정하십시오.',
  'row-backwards':
    '{target}({row}행)이(가) {first}({from})보다 빠릅니다. 고치거나 “format:”으로 날짜 형식을 지정하십시오.',
  'row-before-log':
    '{target}({row}행)이(가) 2000년보다 앞선 시각입니다. 고치거나 “format:”으로 날짜 형식을 지정하십시오.',
  'row-empty': '{target} 값({row}행)이 비어 있습니다. 값을 채우거나 “default:”로 기본값을 지정하십시오.',
  'row-found-several':
    '{target}({row}행)에서 찾는 “{text}”에 대해 {file} 파일에 서로 다른 {take} 값이 있습니다. 하나만 남기십시오.',
  'row-map-unreadable':
    '매핑이 {target}에 정한 값 “{text}”은(는) {needs:column_type}(으)로 읽을 수 없습니다. 매핑을 고치십시오.',
  'row-not-found':
    '{target}({row}행)에서 찾는 “{text}”이(가) {file} 파일의 {key}에 없습니다. 추가하거나 매핑에 “missing: skip”을 적으십시오.',
  'row-not-mended':
    '{row}행은 필드 수가 머리글과 달라 아직 그대로입니다. 필드를 제자리에 옮기고 {column} 열을 비우십시오.',
  'row-nul': '{column}({row}행)에 문자가 아닌 0바이트(NUL)가 있습니다. 지우십시오.',
  'row-off-scale':
    '{target} 값 {score}({row}행)은(는) {least}에서 {most} 사이가 아닙니다. 고치거나 “values:”로 바꾸어 주십시오.',
  'row-says-otherwise': '{row}행과 {before}행이 {email}에 대해 서로 다릅니다. 맞는 것만 남기십시오.',
  'row-unfit': '{target} 값 “{text}”({row}행)은(는) 사용할 수 없는 값입니다. 고치거나 “values:”로 바꾸어 주십시오.',
  'row-unreadable': [
    '{target} 값 “{text}”({row}행)은(는) {example} 형식의 {needs:column_type}(으)로 읽을 수 없습니다. 값을 고치십시오.',
    '{target} 값 “{text}”({row}행)은(는) {needs:column_type}(으)로 읽을 수 없습니다. 값을 고치거나 열의 형식을 지정하십시오.',
  ],
  'row-width':
    '{row}행에는 필드가 {has}개인데 머리글에는 {needs}개입니다. 구분 기호나 줄 바꿈이 들어 있는 필드를 따옴표로 묶으십시오.',
  'row-without-currency': '금액이 있는데 통화({row}행)가 비어 있습니다. 채우거나 매핑에 “constant:”로 지정하십시오.',

  'no-sample': '샘플 회사를 불러오지 않았으므로 삭제할 것이 없습니다.',
  'sample-busy': '샘플 회사를 처리하고 있습니다. 끝난 다음 다시 시도하십시오.',
  'sample-ids-taken': '샘플과 ID가 같은 고객사가 이미 있습니다: {accounts}.',
  'sample-there': ['{state:sample}', '샘플 회사를 처리하고 있습니다. 끝난 다음 다시 시도하십시오.'],
  'no-webhook': '아직 웹훅이 없습니다. notify.webhook_url을 설정하면 비밀 키가 함께 만들어집니다.',
  'secret-needed':
    '보내는 내용은 항상 서명됩니다. 웹훅 주소를 삭제하면 비밀 키도 삭제되고, “new”로 설정하면 새로 만들어집니다.',
  'setting-unfit': [
    '“{value}”은(는) 사용할 수 없는 값입니다. {key:advice}',
    '“{value}”은(는) 이 설정에 사용할 수 없는 값입니다.',
    '이 설정에는 빈 값을 사용할 수 없습니다.',
  ],
  'setting-unknown': '“{key}”(이)라는 설정은 없습니다.',

  'invalid-input': ['입력한 내용을 확인하십시오. {problems}', '입력한 내용을 확인하십시오.'],
  'invalid-input.missing': '{field} 항목을 입력하십시오.',
  'invalid-input.unknown': '{field}은(는) 여기에 없는 항목입니다.',
  'invalid-input.wrong-kind': '{field} 항목의 형식이 잘못되었습니다.',
  'invalid-input.no-choice': '{field} 항목에는 다음 중 하나를 입력하십시오: {choices}.',
  'invalid-input.too-short': '{field} 항목은 {least}자 이상이어야 합니다.',
  'invalid-input.too-long': '{field} 항목은 {most}자까지 입력할 수 있습니다.',
  'invalid-input.too-few': '{field} 항목은 {least}개 이상이어야 합니다.',
  'invalid-input.too-many': '{field} 항목은 {most}개까지 입력할 수 있습니다.',
  'invalid-input.too-small': '{field} 항목은 {least} 이상이어야 합니다.',
  'invalid-input.too-large': '{field} 항목은 {most} 이하여야 합니다.',
  'invalid-input.no-form': '{field} 항목의 형식이 잘못되었습니다.',
  'invalid-input.bad-uuid': '{field} 항목의 ID가 올바르지 않습니다.',
  'invalid-input.bad-email': '{field} 항목에 jen@acme.com과 같은 이메일 주소를 입력하십시오.',
  'invalid-input.bad-url': '{field} 항목에 https://acme.com/book과 같은 웹 주소를 입력하십시오.',
  'invalid-input.bad-datetime': '{field} 항목에 올바른 날짜와 시각을 입력하십시오.',
  'invalid-input.bad-date': '{field} 항목에 2026-03-02와 같은 날짜를 입력하십시오.',
  'invalid-input.zone-unknown': '{field} 항목에 Asia/Seoul이나 UTC와 같은 시간대 이름을 입력하십시오.',
  'invalid-input.unfit': '{field} 항목의 값을 사용할 수 없습니다.',
} as const;
