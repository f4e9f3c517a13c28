import { Notice } from '#components/ui/notice.tsx'

export default function NotFound() {
  return (
    <>
      <header className="bar">
        <a className="brand" href="/desk">
          Host City
        </a>
      </header>
      <main className="sheet column">
        <Notice
          title="There is no such page on the desk."
          remedies={
            <a className="link" href="/desk">
              All reports
            </a>
          }
        >
          The address may be mistyped, what it named may be gone for good, or the page is for admins.
        </Notice>
      </main>
    </>
  )
}
