'use client'

import { useParams } from 'next/navigation'
import { UnknownRevision } from '#components/compare/no-revision.tsx'

/** Said with 404 where the address names no revision. */
export default function NotFound() {
  return <UnknownRevision reportId={useParams<{ id: string }>().id} what="There is no such revision to tell the authors of." />
}
