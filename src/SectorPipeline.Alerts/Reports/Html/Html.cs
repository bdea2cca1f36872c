using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using SectorPipeline.Jinja;

namespace SectorPipeline.Alerts;

/// <summary>
/// A piece of HTML, written as an interpolated string: <c>Html cell = $"&lt;td&gt;{name}&lt;/td&gt;"</c>. Texts in its holes are
/// escaped, HTML is not, and nothing else fits into them but numbers that need no format.
/// </summary>
[InterpolatedStringHandler]
internal sealed class Html(int literalLength, int holes)
{
    private const int TypicalHole = 16;

    private readonly StringBuilder text = new(literalLength + (TypicalHole * holes));

    public static Html None { get; } = $"";

    public bool IsEmpty => text.Length == 0;

    public static Html Join(IEnumerable<Html> pieces) => $"{pieces}";

    public void AppendLiteral(string markup) => text.Append(markup);

    public void AppendFormatted(string? value) => text.Append(JinjaMarkup.Escape(value ?? "").Text);

    public void AppendFormatted(Html? piece) => text.Append(piece?.text);

    public void AppendFormatted(IEnumerable<Html> pieces)
    {
        foreach (var piece in pieces)
            text.Append(piece.text);
    }

    public void AppendFormatted(long number) => text.Append(CultureInfo.InvariantCulture, $"{number}");

    /// <summary>A coordinate: a hundredth of a pixel is more than anyone sees.</summary>
    public void AppendFormatted(double coordinate) => text.Append(CultureInfo.InvariantCulture, $"{Math.Round(coordinate, 2) + 0.0:0.##}");

    public void AppendFormatted(DateOnly date) => text.Append(CultureInfo.InvariantCulture, $"{date:yyyy-MM-dd}");

    public override string ToString() => text.ToString();
}
