import { parentPort } from 'node:worker_threads'
import { type Connection, connect } from '#db/connection.ts'
import { search } from '#domain/editions/public-search.ts'
import { ok } from '#domain/result.ts'
import type { SearchJob } from '#lib/searching.ts'
import { yieldToOthers } from './yield-to-others.ts'

yieldToOthers(5)

let open: { file: string; connection: Connection } | undefined

/** One file for the thread's life: a server has one. */
function connectionTo(file: string): Connection {
  if (open?.file !== file) {
    open?.connection.close()
    open = { file, connection: connect(file, 'read') }
  }
  return open.connection
}

// The thread that searches: one search after the other, each answered with its number.
parentPort?.on('message', ({ number, job }: { number: number; job: SearchJob }) => {
  parentPort?.postMessage({ number, answer: ok(search(connectionTo(job.file), job.asked)) })
})
