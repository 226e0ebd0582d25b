import { ArrowUp, Plus, X } from 'lucide-react';
import { useRef, type KeyboardEvent } from 'react';
import { placeholders, type ParsedTemplate } from '../../../../analysis/study/templates/template';
import { IconButton } from '../../../components/IconButton';
import { assignmentText as text } from '../../../text/assignment';
import { TemplateFault } from './TemplateFault';

interface TemplateEditorProps {
  /** As they are written. */
  readonly templates: readonly string[];
  readonly parsed: readonly ParsedTemplate[];
  /** How many files each is the first to fit. */
  readonly fits: readonly number[];
  onChange(templates: readonly string[]): void;
}

/** The name templates of an archive, each with what is wrong with it or how many files it fits. */
export function TemplateEditor({ templates, parsed, fits, onChange }: TemplateEditorProps) {
  const list = useRef<HTMLUListElement>(null);
  /** The field that the cursor was in last. */
  const last = useRef(0);
  const replaced = (index: number, template: string): readonly string[] =>
    templates.map((other, each) => (each === index ? template : other));
  const insert = (placeholder: string): void => {
    const index = Math.min(last.current, templates.length - 1);
    const field = list.current?.querySelectorAll('input')[index];
    if (!field) return onChange([...templates, `{${placeholder}}`]);
    const [start, end] = [field.selectionStart ?? field.value.length, field.selectionEnd ?? field.value.length];
    onChange(replaced(index, `${field.value.slice(0, start)}{${placeholder}}${field.value.slice(end)}`));
    field.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    onChange([...templates, '']);
  };
  return (
    <section className="templates-editor" aria-label={text.templates}>
      <ul ref={list}>
        {templates.map((template, index) => {
          const error = template === '' ? null : (parsed[index]?.error ?? null);
          return (
            <li key={index}>
              <input
                type="text"
                value={template}
                placeholder={text.templatePrompt}
                aria-label={text.template(index + 1)}
                aria-invalid={error !== null}
                spellCheck={false}
                onFocus={() => (last.current = index)}
                onKeyDown={onKeyDown}
                onChange={(event) => onChange(replaced(index, event.currentTarget.value))}
              />
              <span className="quiet">{template !== '' && !error && text.fits(fits[index] ?? 0)}</span>
              <IconButton
                icon={ArrowUp}
                label={text.earlier(index + 1)}
                disabled={index === 0}
                onClick={() => onChange(swapped(templates, index))}
              />
              <IconButton
                icon={X}
                label={text.remove(index + 1)}
                onClick={() => onChange(templates.filter((_, each) => each !== index))}
              />
              {error && <TemplateFault template={template} error={error} />}
            </li>
          );
        })}
      </ul>
      <div className="placeholders">
        <button type="button" className="button" onClick={() => onChange([...templates, ''])}>
          <Plus size={13} aria-hidden />
          {text.add}
        </button>
        {templates.length > 0 && (
          <span role="group" aria-label={text.placeholders}>
            {placeholders.map((placeholder) => (
              <button
                key={placeholder}
                type="button"
                aria-label={text.insert(placeholder)}
                onClick={() => insert(placeholder)}
              >
                {`{${placeholder}}`}
              </button>
            ))}
          </span>
        )}
      </div>
    </section>
  );
}

/** The template at `index` before the one above it. */
function swapped(templates: readonly string[], index: number): readonly string[] {
  const pair = templates.slice(index - 1, index + 1).reverse();
  return [...templates.slice(0, index - 1), ...pair, ...templates.slice(index + 1)];
}
