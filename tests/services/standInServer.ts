/** A small server in a real one's place, as a kind of step of the stage `serve` that a user may have made. */
const server = `import http.server, json, os, sys, time
model, port, gate, key = sys.argv[1], int(sys.argv[2]), sys.argv[3], os.environ["TEST_API_KEY"]
class Answer(http.server.BaseHTTPRequestHandler):
    def answer(self, document):
        known = self.headers.get("authorization") == "Bearer " + key
        loads = gate != "" and not os.path.exists(gate)
        self.send_response(503 if loads else 200 if known else 401)
        self.send_header("content-type", "application/json")
        self.send_header("connection", "close")
        self.end_headers()
        self.wfile.write(json.dumps(document if known else {}).encode())
    def do_GET(self):
        self.answer({"data": [{"id": model}]})
    def do_POST(self):
        asked = json.loads(self.rfile.read(int(self.headers["content-length"])))
        number = time.time_ns() % 100000
        text = "INPUT: What is %d + 1?\\nOUTPUT: We add. [RESULT] %d [/RESULT]\\n[END]" % (number, number + 1)
        message = {"role": "assistant", "content": text}
        choice = {"index": 0, "message": message, "finish_reason": "stop"}
        usage = {"prompt_tokens": 10, "completion_tokens": 10, "total_tokens": 20}
        self.answer({"id": "a", "object": "chat.completion", "created": 1, "model": asked["model"], "choices": [choice], "usage": usage})
    def log_message(self, *words):
        pass
listening = http.server.ThreadingHTTPServer(("127.0.0.1", port), Answer)
open("pid", "w").write(str(os.getpid()))
open("outputs/address.new", "w").write("127.0.0.1:%d\\n" % listening.server_port)
os.rename("outputs/address.new", "outputs/address")
listening.serve_forever()
`;

const run = `if [ {{settings.broken}} = true ]; then
  echo 'agora: The model is not there. Name another one.' >&2
  exit 78
fi
exec "\${AGORA_PYTHON:-python3}" server.py {{model.path}} {{settings.port}} {{settings.gate}}
`;

/** Its `kind.json`, but for what every kind has. It loads its model until the file `gate` is there, where one is named. */
export const standInKind = {
  id: 'serve-own',
  stage: 'serve',
  takes: ['model'],
  needs: { secrets: ['TEST_API_KEY'] },
  settings: {
    type: 'object',
    properties: {
      port: { type: 'integer', default: 0, title: 'Port' },
      gate: { type: 'string', default: '', title: 'Gate' },
      broken: { type: 'boolean', default: false, title: 'Broken' },
    },
  },
  templates: [
    { name: 'run.sh', as: 'shell' },
    { name: 'server.py', as: 'none' },
  ],
};

export const standInFiles: Readonly<Record<string, string>> = { 'run.sh': run, 'server.py': server };
