using System.Text;

namespace VivaApi.Backend.Integrations.Alipay.Bills;

/// <summary>
/// A text file taken apart into lines and cells. Alipay closes each cell with a tab, against spreadsheets' love of numbers.
/// </summary>
internal static class BillCells
{
    /// <summary>A real line has about 300 characters.</summary>
    private const int LongestLine = 16_384;

    public static IEnumerable<string> Lines(TextReader text)
    {
        var line = new StringBuilder();
        for (var next = text.Read(); next >= 0; next = text.Read())
        {
            if (next == '\n')
            {
                yield return line.ToString();
                line.Clear();
            }
            else if (next != '\r')
            {
                line.Append((char)next);
                if (line.Length > LongestLine)
                {
                    throw new BillRefusedException($"it has a line of more than {LongestLine} characters");
                }
            }
        }

        yield return line.ToString();
    }

    /// <summary>
    /// The cells without the white space around them. A quote opens a cell only where it begins one; elsewhere it is text, as in 17".
    /// </summary>
    public static List<string> Split(string line)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        var quoted = false;
        for (var at = 0; at < line.Length; at++)
        {
            var each = line[at];
            if (quoted && each == '"' && at + 1 < line.Length && line[at + 1] == '"')
            {
                cell.Append(line[++at]);
            }
            else if (quoted && each == '"')
            {
                quoted = false;
            }
            else if (!quoted && each == '"' && cell.ToString().AsSpan().IsWhiteSpace())
            {
                quoted = true;
                cell.Clear();
            }
            else if (!quoted && each == ',')
            {
                cells.Add(cell.ToString().Trim());
                cell.Clear();
            }
            else
            {
                cell.Append(each);
            }
        }

        cells.Add(cell.ToString().Trim());

        // A quote that nothing closes was text after all.
        return quoted ? [.. line.Split(',').Select(part => part.Trim())] : cells;
    }
}
