/** What follows a word by its last sound: after a consonant, after a vowel. */
const PAIRS: Readonly<Record<string, readonly [string, string]>> = {
  '은(는)': ['은', '는'],
  '이(가)': ['이', '가'],
  '을(를)': ['을', '를'],
  '과(와)': ['과', '와'],
  '(으)로': ['으로', '로'],
  '(이)라': ['이라', '라'],
};

/** 영 일 이 삼 사 오 육 칠 팔 구: how many jongseong each ends with in the order of Unicode, 0 for none. */
const DIGITS = [21, 8, 0, 16, 0, 0, 1, 8, 8, 0];
const RIEUL = 8;

/** Writes each particle as it is said after its word; after other letters, which may be read either way, both stay. */
export function withParticles(text: string): string {
  return text.replaceAll(
    /([가-힣\d])([”’"')\]]*)(은\(는\)|이\(가\)|을\(를\)|과\(와\)|\(으\)로|\(이\)라)/g,
    (_, last: string, closing: string, particle: string) => {
      const end = /\d/.test(last) ? (DIGITS[Number(last)] ?? 0) : (last.charCodeAt(0) - 0xac00) % 28;
      const [afterConsonant, afterVowel] = PAIRS[particle] ?? [particle, particle];
      const isVowel = end === 0 || (particle === '(으)로' && end === RIEUL);
      return `${last}${closing}${isVowel ? afterVowel : afterConsonant}`;
    },
  );
}
