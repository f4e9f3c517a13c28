/** The words that most long and guessed passwords are made of. */
const words = [
  'password',
  'passwort',
  'passphrase',
  'qwertyuiop',
  'qwerty',
  'azerty',
  'asdfghjkl',
  'zxcvbnm',
  'iloveyou',
  'letmein',
  'welcome',
  'changeme',
  'administrator',
  'admin',
  'superuser',
  'secret',
  'default',
  'testing',
  'test',
  'football',
  'baseball',
  'basketball',
  'princess',
  'sunshine',
  'monkey',
  'dragon',
  'master',
  'shadow',
  'superman',
  'batman',
  'trustno',
  'starwars',
  'whatever',
  'computer',
  'internet',
  'freedom',
  'mustang',
  'michael',
  'jennifer',
  'jordan',
  'charlie',
  'liverpool',
  'arsenal',
  'chelsea',
  'summer',
  'winter',
  'spring',
  'autumn',
  'january',
  'december',
  'login',
  'user',
  'guest',
  'root',
  'hello',
  'please',
  'google',
  'facebook',
  'hostcity',
  'host city',
  'olympic',
  'olympics',
  'sponsor',
  'report',
  'correcthorsebatterystaple',
  'abcdefghijklmnopqrstuvwxyz',
  'onceuponatime',
  'maytheforcebewithyou',
  'donotenter',
  'nopassword',
  'mypassword',
]
  .map((word) => word.replace(' ', ''))
  .sort((one, other) => other.length - one.length)

const looks: Record<string, string> = { '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '@': 'a', $: 's', '!': 'i' }

/**
 * Whether a password of the allowed length is among the first that would be tried: nothing but common words with
 * figures and marks around them, one piece again and again, or a run of neighbouring characters.
 */
export function isCommonPassword(password: string): boolean {
  return isMadeOfWords(password) || isMadeOfWords([...password].map((letter) => looks[letter] ?? letter).join('')) || isRepetition(password) || isRun(password)
}

function isMadeOfWords(text: string): boolean {
  const without = words.reduce((left, word) => left.replaceAll(word, ' '), text)
  return without !== text && without.replace(/[^\p{L}]/gu, '').length < 3
}

const isRepetition = (text: string): boolean => /^(.{1,6}?)\1+.{0,5}$/u.test(text) && new Set(text).size <= 6

function isRun(text: string): boolean {
  const codes = [...text].map((letter) => letter.codePointAt(0) ?? 0)
  const steps = codes.slice(1).filter((code, index) => Math.abs(code - (codes[index] ?? 0)) <= 1 || (code === 48 && codes[index] === 57))
  return steps.length >= codes.length - 3
}
