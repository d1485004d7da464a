using System.Globalization;
using System.Text;

namespace VivaApi.Backend.Features.Operations.Exports;

/// <summary>
/// Lines of RFC 4180: commas, CRLF, quotes around what needs them. Text that a spreadsheet would take for a formula is given an apostrophe,
/// since customers write some of it (OWASP, CSV injection); numbers are written as numbers, a minus included.
/// </summary>
internal static class CsvLine
{
    private const string FormulaBeginnings = "=+-@\t\r\n＝＋－＠";

    public static void Append(StringBuilder line, object? value)
    {
        switch (value)
        {
            case null or DBNull:
                break;
            case string text:
                AppendText(line, text);
                break;
            case DateTime time:
                line.Append(time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture));
                break;
            case bool flag:
                line.Append(flag ? "true" : "false");
                break;
            case IFormattable other:
                line.Append(other.ToString(null, CultureInfo.InvariantCulture));
                break;
            default:
                throw new InvalidOperationException($"A {value.GetType().Name} has no form in CSV.");
        }
    }

    private static void AppendText(StringBuilder line, string text)
    {
        var guarded = text.Length > 0 && FormulaBeginnings.Contains(text[0], StringComparison.Ordinal) ? $"'{text}" : text;
        if (guarded.AsSpan().ContainsAny("\",\r\n") || guarded != guarded.Trim())
        {
            line.Append('"').Append(guarded.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
        }
        else
        {
            line.Append(guarded);
        }
    }
}
