const sentences: Record<string, string> = {
  SQLITE_FULL: 'The disk is full. Make room and run the command again; nothing was changed.',
  ENOSPC: 'The disk is full. Make room and run the command again; nothing was changed.',
  SQLITE_BUSY: 'The database stayed busy for five seconds. Run the command again; nothing was changed.',
  SQLITE_READONLY: 'The database cannot be written. Look at who owns the data folder.',
  SQLITE_CANTOPEN: 'The database cannot be opened. Look at who owns the data folder.',
  SQLITE_NOTADB: 'The file is not a Host City database.',
  SQLITE_CORRUPT: 'The database is damaged. Restore a backup that passes host-city check.',
  EACCES: 'A file or folder may not be read or written by this user.',
  EROFS: 'The folder is on a disk that cannot be written.',
}

/** What a throw means, in one sentence. Codes that nobody foresaw show their own message. */
export function failure(error: unknown): string {
  const { code, message, path } = error as { code?: string; message?: string; path?: string }
  const known = code && (sentences[code] ?? sentences[code.split('_').slice(0, 2).join('_')])
  if (known) return path ? `${known} (${path})` : known
  const said = (message ?? String(error)).split('\n')[0] ?? ''
  return /^\p{Lu}.*\.$/u.test(said) ? said : `It did not work: ${said}`
}
