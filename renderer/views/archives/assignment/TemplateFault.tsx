import type { TemplateError } from '../../../../analysis/study/templates/template';
import { SeverityIcon } from '../../../components/SeverityIcon';

interface TemplateFaultProps {
  readonly template: string;
  readonly error: TemplateError;
}

/** What is wrong with a template, under the characters that are to blame. */
export function TemplateFault({ template, error: { start, end, message } }: TemplateFaultProps) {
  return (
    <p className="template-fault" role="alert">
      <code aria-hidden>
        {template.slice(0, start)}
        <span className="blamed">{template.slice(start, end)}</span>
        {template.slice(end)}
      </code>
      <span>
        <SeverityIcon severity="fault" /> {message}
      </span>
    </p>
  );
}
