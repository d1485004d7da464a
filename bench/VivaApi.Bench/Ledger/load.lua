-- The load on the service: wrk -s load.lua URL -- POST|GET path tokens-file run
-- Every request carries the next customer's token; a POST carries a key of its own and a prompt.

local method, path, run
local tokens = {}
local count = 0

function init(arguments)
  method, path, run = arguments[1], arguments[2], arguments[4]
  for token in io.lines(arguments[3]) do
    tokens[#tokens + 1] = "Bearer " .. token
  end
end

function request()
  count = count + 1
  local headers = { ["Authorization"] = tokens[count % #tokens + 1] }
  if method == "GET" then
    return wrk.format("GET", path, headers)
  end
  headers["Idempotency-Key"] = run .. "-" .. count
  headers["Content-Type"] = "application/json"
  return wrk.format("POST", path, headers, '{"prompt":"A cat playing the piano in the rain","duration":5}')
end

function done(summary, latency)
  local failed = summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.status + summary.errors.timeout
  io.write(string.format(
    'RESULT {"requests":%d,"failed":%d,"microseconds":%d,"p50":%d,"p95":%d,"p99":%d}\n',
    summary.requests, failed, summary.duration, latency:percentile(50), latency:percentile(95), latency:percentile(99)))
end
