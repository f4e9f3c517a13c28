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

/** What people write for a letter. */
const disguises: Record<string, string> = { a: '[a4@]', e: '[e3]', i: '[i1!]', l: '[l1]', o: '[o0]', s: '[s5$]', t: '[t7+]' }

const patterns = words.map((word) => new RegExp([...word].map((letter) => disguises[letter] ?? letter).join(''), 'g'))

/**
 * Whether a password of the allowed length is among the first that would be tried: nothing but common words with
 * figures and marks around them, one piece again and again, or a run of neighbouring characters. In small letters.
 */
export function isCommonPassword(password: string): boolean {
  return isMadeOfWords(password) || isRepetition(password) || isRun(password)
}

function isMadeOfWords(text: string): boolean {
  const joined = text.replace(/[\s._-]/g, '')
  const left = patterns.reduce((rest, pattern) => rest.replace(pattern, ' '), joined)
  return left !== joined && left.replace(/[^\p{L}]/gu, '').length < 3
}

const isRepetition = (text: string): boolean => /^(.{1,6}?)\1+.{0,5}$/u.test(text) && new Set(text).size <= 6

function isRun(text: string): boolean {
  const codes = [...text].map((letter) => letter.codePointAt(0) ?? 0)
  const steps = codes.slice(1).filter((code, index) => Math.abs(code - (codes[index] ?? 0)) <= 1 || (code === 48 && codes[index] === 57))
  return steps.length >= codes.length - 3
}
