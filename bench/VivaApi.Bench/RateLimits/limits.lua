-- Requests of many callers in turn: wrk -s limits.lua URL -- path callers-file. A line of the file is a header's name, a tab, its value.

local path
local callers = {}
local count = 0

function init(arguments)
  path = arguments[1]
  for line in io.lines(arguments[2]) do
    local name, value = line:match("^(%S+)\t(.+)$")
    callers[#callers + 1] = { [name] = value }
  end
end

function request()
  count = count + 1
  return wrk.format("GET", path, callers[count % #callers + 1])
end

function done(summary)
  local broken = summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout
  io.write(string.format('RESULT %d %d %d\n', summary.requests, broken, summary.duration))
end
