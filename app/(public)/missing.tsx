import { PublicDocument } from '#components/reading/document.tsx'
import { NotFoundPage } from '#components/reading/not-found-page.tsx'
import { documentResponse } from '#lib/document.tsx'
import { stylesheet } from './stylesheet.ts'

/** The document at an address that has never led anywhere. */
export function missing(options: { keep: boolean }): Promise<Response> {
  const head = { title: 'No page here', stylesheet: stylesheet().href, skip: { to: 'main_text', words: 'Skip to the text' } }
  return documentResponse(
    <PublicDocument head={head}>
      <NotFoundPage />
    </PublicDocument>,
    { status: 404, ...options },
  )
}
