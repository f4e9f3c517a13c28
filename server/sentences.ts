import type { Environment } from '#lib/environment.ts'

/** What to tell whoever starts the server when something is wrong with the machine; null for a fault of our own. */
export function sentenceFor(error: unknown, { port, host, dataDir }: Pick<Environment, 'port' | 'host' | 'dataDir'>): string | null {
  const { code, syscall } = error as { code?: string; syscall?: string }
  const atPort = syscall === 'listen' || syscall === 'getaddrinfo'
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} is taken. Stop what uses it, or start on another one: PORT=${port + 1} npm start`
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `HOST is "${host}", which is no address of this machine. Leave HOST out to listen on all of them.`
    case 'EACCES':
    case 'ENOENT':
    case 'EPERM':
    case 'EROFS':
    case 'SQLITE_CANTOPEN':
    case 'SQLITE_READONLY':
    case 'SQLITE_READONLY_DIRECTORY':
      if (atPort && code === 'EACCES') return `This user may not listen on port ${port}. Start on one above 1023: PORT=3000 npm start`
      return `The data folder ${dataDir} cannot be written. Let this user write in it, or name another one: DATA_DIR=/path/to/folder npm start`
    case 'ENOTDIR':
    case 'EEXIST':
      return `${dataDir} is not a folder. Name one for the data: DATA_DIR=/path/to/folder npm start`
    case 'ENOSPC':
    case 'EDQUOT':
    case 'SQLITE_FULL':
      return `The disk is full. Make room on the disk that holds ${dataDir}, then start again.`
    case 'SQLITE_NOTADB':
    case 'SQLITE_CORRUPT':
      return `${dataDir}/hostcity.db is damaged. Move it away and bring a backup back: npm run -s host-city -- restore FILE`
    case 'SQLITE_BUSY':
      return `Another program holds ${dataDir}/hostcity.db locked. Close it, then start again.`
    default:
      return null
  }
}

/** An expected reason not to start, as a sentence. */
export class CannotStart extends Error {}
