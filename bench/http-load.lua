-- What wrk sends: each line of a file once, as the body of a POST. It says when it begins and when the last answer is
-- there, and writes down the answers, so that what was acknowledged can be held against what is in the ledger.
local bodies, answers, answersPath = {}, {}, nil
local isTried, sent = false, 0

local function say(text)
  io.stdout:write(text, '\n')
  io.stdout:flush()
end

function init(arguments)
  answersPath = arguments[2]
  for body in io.lines(arguments[1]) do bodies[#bodies + 1] = body end
  wrk.method = 'POST'
  wrk.headers['Content-Type'] = 'application/json'
  for i = 1, #bodies do bodies[i] = wrk.format(nil, nil, nil, bodies[i]) end
end

-- Asked before each request: once all are sent, connections wait for the end.
function delay()
  return sent < #bodies and 0 or 3600000
end

function request()
  -- wrk makes one request to look at it, and does not send it.
  if not isTried then
    isTried = true
    return bodies[1]
  end
  if sent == 0 then say('begun') end
  sent = sent + 1
  return bodies[sent]
end

function response(status, _, body)
  answers[#answers + 1] = status == 201 and body or status .. ' ' .. body
  if #answers < #bodies then return end
  say('answered')
  local file = assert(io.open(answersPath, 'w'))
  file:write(table.concat(answers, '\n'), '\n')
  file:close()
  say('written')
end
