import { Command } from 'cmdk';
import { currentActions } from '../actions/actions';
import { usePalette } from '../state/palette';
import { actionsText as text } from '../text/actions';

const groups = ['go', 'open', 'workspace', 'archive', 'view'] as const;

/** Every action by name. Escape or a click elsewhere closes it. */
export function CommandPalette() {
  const { open, close } = usePalette();
  const actions = currentActions();
  return (
    <Command.Dialog
      open={open}
      onOpenChange={(shown) => !shown && close()}
      label={text.palette}
      overlayClassName="palette-overlay"
      contentClassName="palette"
      loop
    >
      <Command.Input placeholder={text.palettePrompt} />
      <Command.List>
        <Command.Empty>{text.paletteEmpty}</Command.Empty>
        {groups.map((group) => {
          const own = actions.filter((action) => action.group === group);
          return (
            own.length > 0 && (
              <Command.Group key={group} heading={text.groups[group]}>
                {own.map(({ id, name, shortcut, run }) => (
                  <Command.Item
                    key={id}
                    value={`${name} ${id}`}
                    onSelect={() => {
                      close();
                      run();
                    }}
                  >
                    <span>{name}</span>
                    {shortcut !== undefined && <kbd>{shortcut}</kbd>}
                  </Command.Item>
                ))}
              </Command.Group>
            )
          );
        })}
      </Command.List>
    </Command.Dialog>
  );
}
