import { answeredRequests } from '#db/schema.ts'
import type { Db } from '#db/transact.ts'
import type { Sought } from './sought.ts'

/** The kept answers of the API that hold the words: whole in one value, or across the texts of a body. */
export function answersWith(db: Db, sought: Sought): { personId: string; key: string }[] {
  return db
    .select({ personId: answeredRequests.personId, key: answeredRequests.key, body: answeredRequests.body })
    .from(answeredRequests)
    .all()
    .filter(({ body }) => holds(body, sought))
    .map(({ personId, key }) => ({ personId, key }))
}

function holds(body: string, sought: Sought): boolean {
  const values: string[] = []
  let texts = ''
  try {
    JSON.parse(body, (name, value) => {
      if (typeof value === 'string') values.push(value)
      if (name === 'text' && typeof value === 'string') texts += value
      return value
    })
  } catch {
    values.push(body)
  }
  return [...values, texts].some((value) => sought.rangesIn(value).length > 0 || sought.isInAddress(value))
}
