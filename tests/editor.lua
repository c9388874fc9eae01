-- Tries the language server in Neovim, as docs/EDITOR.md sets it up: a gap is shown, explained, mended and gone.
-- Run: LEDNINGSKOLL=path/to/ledningskoll nvim --headless -u NONE -c 'luafile tests/editor.lua' a-copy-of/examples/med-brister/extern.yaml

local function fail(reason)
  io.stderr:write(reason .. "\n")
  vim.cmd("cquit 1")
end

local folder = vim.fn.expand("%:p:h")
local buffer = vim.api.nvim_get_current_buf()
local client = vim.lsp.start_client({
  name = "ledningskoll",
  cmd = { vim.env.LEDNINGSKOLL, "lsp", "--date", "2026-11-15" },
  root_dir = folder,
})
vim.lsp.buf_attach_client(buffer, client)

local function found(rule)
  for _, one in ipairs(vim.diagnostic.get(buffer)) do
    if one.code == rule or (one.user_data and one.user_data.lsp and one.user_data.lsp.code == rule) then
      return one
    end
  end
end

local function ask(method, params)
  local answers = vim.lsp.buf_request_sync(buffer, method, params, 20000)
  local answer = answers and answers[client]
  if not answer or answer.err then
    fail(method .. ": " .. vim.inspect(answers))
  end
  return answer.result
end

if not vim.wait(20000, function() return found("form/datum") ~= nil end, 20) then
  fail("no finding came: " .. vim.inspect(vim.diagnostic.get(buffer)))
end
local gap = found("form/datum")
print(string.format("%s:%d:%d %s", vim.fn.expand("%:t"), gap.lnum + 1, gap.col + 1, gap.message))

local document = { uri = vim.uri_from_bufnr(buffer) }
local hover = ask("textDocument/hover", { textDocument = document, position = { line = gap.lnum, character = 1 } })
if not hover or not hover.contents.value:find("datum", 1, true) then
  fail("nothing was explained: " .. vim.inspect(hover))
end

local range = { start = { line = gap.lnum, character = 0 }, ["end"] = { line = gap.lnum, character = 99 } }
local actions = ask("textDocument/codeAction", { textDocument = document, range = range, context = { diagnostics = {} } })
if not actions or not actions[1] then
  fail("nothing was offered")
end
print("\n" .. actions[1].title)
vim.lsp.util.apply_workspace_edit(actions[1].edit, "utf-16")
if not vim.wait(20000, function() return found("form/datum") == nil end, 20) then
  fail("the finding stayed")
end
print("\n" .. vim.api.nvim_buf_get_lines(buffer, gap.lnum, gap.lnum + 1, false)[1] .. "\n")
vim.lsp.stop_client(client)
vim.cmd("qall!")
