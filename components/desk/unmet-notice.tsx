import { Notice } from '#components/ui/notice.tsx'

/** Says which parts of an address narrowed nothing, so that a list of everything is not taken for an answer. */
export function UnmetNotice({ asked }: { asked: readonly string[] }) {
  if (asked.length === 0) return null
  const named = asked.map((part) => `“${part}”`).join(', ')
  return (
    <Notice tone="warning" title={`${named} ${asked.length === 1 ? 'was' : 'were'} left out.`}>
      <p>{`${asked.length === 1 ? 'There is no such person, day or kind.' : 'There are no such people, days or kinds.'} The list shows what the rest of the filter lets through.`}</p>
    </Notice>
  )
}
