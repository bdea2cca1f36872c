using SectorPipeline.Jinja;

namespace SectorPipeline.Alerts;

/// <summary>Makes the messages of an evaluation: who gets what, grouped, and a flood as one message with the count.</summary>
internal sealed class MessageComposer(IReadOnlyDictionary<string, ChannelOptions> channels, int mostMessages)
{
    private const int MostNamed = 10;

    // What follows states has to know of every alert; so many fit into one message.
    private const int Batch = 20;

    public IReadOnlyList<(string Channel, AlertMessage Message)> Compose(IReadOnlyList<Notice> notices) =>
        [.. channels.Where(channel => channel.Value.Enabled).SelectMany(channel => For(channel.Key, channel.Value, notices).Select(message => (channel.Key, message)))];

    private IEnumerable<AlertMessage> For(string name, ChannelOptions channel, IReadOnlyList<Notice> notices)
    {
        var wanted = notices.Where(notice => notice.NotTo != name && channel.Wants(notice.Alert)).ToList();
        if (channel.FollowsStates)
            return wanted.Chunk(Batch).Select(batch => MessageOf(batch, batch is [var only] ? only.Alert.Title : $"{batch.Length} alerts", Batch));
        var groups = wanted.Where(notice => !notice.IsQuiet).GroupBy(notice => (notice.Alert.Rule, notice.Kind)).SelectMany(Grouped).ToList();
        return groups.Count > mostMessages ? [Digest([.. groups.SelectMany(group => group)])] : groups.Select(Told);
    }

    private static IEnumerable<IReadOnlyList<Notice>> Grouped(IEnumerable<Notice> ofRule)
    {
        var notices = ofRule.ToList();
        var groups = notices.GroupBy(notice => notice.Group ?? notice.Alert.Key, StringComparer.Ordinal).Select(group => group.ToList()).ToList();
        return groups.Count > notices[0].Flood ? [notices] : groups;
    }

    private static AlertMessage Told(IReadOnlyList<Notice> notices) => MessageOf(notices, TitleOf(notices), MostNamed);

    private static string TitleOf(IReadOnlyList<Notice> notices)
    {
        if (notices.Count == 1)
            return notices[0].Alert.Title;
        var (rule, summary, group) = (notices[0].Alert.Rule, notices[0].Summary, Shared(notices));
        var context = new Dictionary<string, object?>(StringComparer.Ordinal) { ["count"] = notices.Count, ["rule"] = rule, ["group"] = group };
        return Rendered(summary, context) ?? $"{notices.Count} alerts of {rule}{(group.Length == 0 ? "" : $" ({group})")}";
    }

    // A message is worth more than its title.
    private static string? Rendered(JinjaTemplate? summary, Dictionary<string, object?> context)
    {
        try
        {
            return summary?.Render(context, CancellationToken.None).Trim().ReplaceLineEndings(" ");
        }
        catch (JinjaException)
        {
            return null;
        }
    }

    private static string Shared(IReadOnlyList<Notice> notices) =>
        notices.All(notice => notice.Group == notices[0].Group) ? notices[0].Group ?? "" : "";

    private static AlertMessage Digest(IReadOnlyList<Notice> notices)
    {
        var rules = notices.GroupBy(notice => notice.Alert.Rule, StringComparer.Ordinal).OrderByDescending(rule => rule.Count()).ToList();
        var counts = string.Join("\n", rules.Select(rule => $"{rule.Count()} of {rule.Key}"));
        var message = MessageOf(notices, $"{notices.Count} alerts of {rules.Count} {(rules.Count == 1 ? "rule" : "rules")}", MostNamed);
        return message with { Text = $"{counts}\n\n{message.Text}" };
    }

    private static AlertMessage MessageOf(IReadOnlyList<Notice> notices, string title, int mostNamed)
    {
        var gravest = notices.MaxBy(notice => notice.Alert.Severity)!;
        return new AlertMessage
        {
            Event = notices.All(notice => notice.Kind == notices[0].Kind) ? notices[0].Kind : NoticeKind.Updated,
            Severity = gravest.Alert.Severity,
            Title = title,
            Text = notices is [var only] ? only.Alert.Message : Lines(notices, mostNamed),
            Count = notices.Count,
            Alerts = [.. Gravest(notices).Take(mostNamed).Select(notice => AlertView.Of(notice.Alert))],
        };
    }

    private static string Lines(IReadOnlyList<Notice> notices, int mostNamed)
    {
        var named = Gravest(notices).Take(mostNamed).Select(notice => $"- {notice.Alert.Title}");
        var more = notices.Count > mostNamed ? $"\nand {notices.Count - mostNamed} more: sector alerts list" : "";
        return string.Join("\n", named) + more;
    }

    private static IEnumerable<Notice> Gravest(IReadOnlyList<Notice> notices) => notices.OrderByDescending(notice => notice.Alert.Severity);
}
