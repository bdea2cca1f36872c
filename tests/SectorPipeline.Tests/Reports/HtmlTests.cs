using SectorPipeline.Alerts;

namespace SectorPipeline.Tests.Reports;

public sealed class HtmlTests
{
    [Test]
    public void A_text_in_a_hole_is_escaped()
    {
        var hostile = "<script>alert('x')</script>\" onload=\"&";

        Html cell = $"""<td title="{hostile}">{hostile}</td>""";

        Assert.That(cell.ToString(), Does.Not.Contain("<script>").And.Not.Contain("\" onload"));
        Assert.That(cell.ToString(), Does.Contain("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&#34; onload=&#34;&amp;</td>"));
    }

    [Test]
    public void HTML_in_a_hole_stays_as_it_is()
    {
        Html inner = $"<b>{"a & b"}</b>";

        Html outer = $"<p>{inner}{new[] { inner, inner }}</p>";

        Assert.That(outer.ToString(), Is.EqualTo("<p><b>a &amp; b</b><b>a &amp; b</b><b>a &amp; b</b></p>"));
    }

    [Test]
    public void Coordinates_have_at_most_two_decimals_and_no_negative_zero()
    {
        Html path = $"{1.23456} {-0.001} {12.0} {new DateOnly(2020, 3, 23)}";

        Assert.That(path.ToString(), Is.EqualTo("1.23 0 12 2020-03-23"));
    }

    [Test]
    public void A_cell_of_a_table_cannot_break_out_of_it()
    {
        var table = new HtmlTable<string>("A <caption>", [Column.Heading<string>("Symbol", symbol => $"{symbol}"), Column.Text<string>("Same", symbol => symbol, meaning: "\"quoted\"")]);

        var html = table.Of(["</td><img src=x>"]).ToString();

        Assert.That(html, Does.Not.Contain("<img"));
        Assert.That(html, Does.Contain("<th scope=\"row\">&lt;/td&gt;&lt;img src=x&gt;</th>").And.Contain("title=\"&#34;quoted&#34;\""));
    }
}
