'use client'

import { useParams } from 'next/navigation'
import { UnknownRevision } from '#components/compare/no-revision.tsx'

/** Said with 404 where an address stops at a revision that there is not. */
export default function NotFound() {
  return <UnknownRevision reportId={useParams<{ id: string }>().id} what="There is no such revision." />
}
