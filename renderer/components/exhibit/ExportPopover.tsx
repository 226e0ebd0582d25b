import { Download } from 'lucide-react';
import type { ReactNode } from 'react';
import { analysisText as text } from '../../text/analysis';
import { Popover } from '../Popover';

interface ExportPopoverProps {
  /** Of the figure or table that is exported. */
  readonly title: string;
  /** As the popover's. */
  readonly children: (close: () => void) => ReactNode;
}

/** The button at the corner of a figure or table, behind which it is exported. */
export function ExportPopover({ title, children }: ExportPopoverProps) {
  return (
    <Popover
      label={text.exportWhat(title)}
      className=""
      align="right"
      button={
        <>
          <Download size={13} aria-hidden />
          {text.export}
        </>
      }
    >
      {children}
    </Popover>
  );
}
