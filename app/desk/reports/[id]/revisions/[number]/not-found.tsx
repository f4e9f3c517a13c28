'use client'

import { useParams } from 'next/navigation'
import { UnknownRevision } from '#components/compare/no-revision.tsx'

/** Said with 404 where a number names no revision. */
export default function NotFound() {
  const { id, number } = useParams<{ id: string; number: string }>()
  return <UnknownRevision reportId={id} what={/^\d{1,9}$/.test(number) ? `There is no revision ${number}.` : 'There is no such revision.'} />
}
