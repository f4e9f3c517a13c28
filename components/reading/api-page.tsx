import type { ReactElement } from 'react'
import { type ApiDescription, fieldsOf, type Operation, operationsOf, refusalsOf, type SchemaNote } from './api-description.ts'
import { Colophon, Masthead } from './colophon.tsx'

/** The API as a document: an address a section, with what it takes, gives and refuses. */
export function ApiPage({ api }: { api: ApiDescription }): ReactElement {
  const groups = operationsOf(api)
  return (
    <>
      <Masthead />
      <main>
        <header className="wrap plain">
          <h1>The API</h1>
          <p className="standfirst">{api.info.summary}</p>
          <p className="meta">
            {api.info.description} Programs read the same as <a href="/api/v1/openapi.json">OpenAPI 3.1</a>.
          </p>
        </header>
        <div className="wrap body">
          <nav className="contents" aria-label="Addresses by subject">
            <ol>
              {groups.map(({ tag }, index) => (
                <li key={tag}>
                  <a href={`#${tag}`}>
                    <span>{index + 1}</span>
                    <b>{titleOf(tag)}</b>
                  </a>
                </li>
              ))}
            </ol>
          </nav>
          <article className="text" id="addresses">
            {groups.map(({ tag, operations }, index) => (
              <section key={tag} className="text-part">
                <h2 id={tag}>
                  <span className="n">{index + 1}</span>
                  {titleOf(tag)}
                </h2>
                {operations.map((operation) => (
                  <OperationPart key={operation.operationId} api={api} operation={operation} />
                ))}
              </section>
            ))}
          </article>
        </div>
      </main>
      <Colophon year={null} back />
    </>
  )
}

function OperationPart({ api, operation }: { api: ApiDescription; operation: Operation }): ReactElement {
  const { method, path, summary, description } = operation
  const fields = fieldsOf(api, operation)
  return (
    <section aria-labelledby={operation.operationId}>
      <h3 id={operation.operationId}>{summary}</h3>
      <p>
        <code>{`${method} ${path}`}</code>
      </p>
      <p>{description}</p>
      <Fields caption="Takes" rows={fields.takes} />
      <Fields caption="Gives" rows={fields.gives} />
      <p className="meta">
        {`Answers ${operation.successes.join(' or ')}. Refuses: `}
        {refusalsOf(operation).map((kind, index) => (
          <span key={kind}>
            {index > 0 && ', '}
            <code>{kind}</code>
          </span>
        ))}
        .
      </p>
    </section>
  )
}

function Fields({ caption, rows }: { caption: string; rows: SchemaNote[] }): ReactElement | null {
  if (rows.length === 0) return null
  return (
    <figure className="table">
      <figcaption>{caption}</figcaption>
      <table>
        <tbody>
          {rows.map(({ name, type, note }) => (
            <tr key={name}>
              <th scope="row">
                <code>{name}</code>
              </th>
              <td>
                {type}
                {note && `. ${note}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  )
}

const titleOf = (tag: string): string => (tag === 'me' ? 'Whose token it is' : `${tag.charAt(0).toUpperCase()}${tag.slice(1)}`)
