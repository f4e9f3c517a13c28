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
          The address may be mistyped, or what it named was put away for good.
        </Notice>
      </main>
    </>
  )
}
