/** What verbs that make plans out say of the options that all of them have. */

export const planningHelp = `\
  --target NAME       where it is done: "here", or one of "agora targets"
  --runs A,B          ids of runs; without it all that have instances
  --name TEXT         the job's name
  --again             does again what was done before with the same data, settings and kind
  --show STEP         prints one step: its files as they are sent, and where each setting went
  --dry-run           prints the plan, and exactly what would be sent and run; sends nothing
  --yes               launches without asking
  --detach            ends once it has begun there; without it the work is followed until it has ended
Ctrl-C ends the following, not the work. Secrets such as HF_TOKEN are taken from the environment and written to no file of
the job.`;

export const choiceHelp = `\
  --kind ID           kind of step; "agora plan --kinds" lists them with their settings
  --set KEY=VALUE     a setting, several times for several; KIND:KEY=VALUE where several kinds are named
  --gpus N, --cpus N, --memory GB, --hours H   for each step; hours are its time limit
  --family ID, --base MODEL   whose models these are, where the study does not say`;
