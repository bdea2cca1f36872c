using SectorPipeline.Ingestion.Http;

namespace SectorPipeline.Ingestion.Steps;

/// <summary>
/// Asks again where rows were refused or something is missing, until two answers lack the same: vendors leave things out by
/// mistake, and what they do not have they do not have twice.
/// </summary>
internal static class SecondLook
{
    /// <summary>How often an answer that lacks something is asked for in all.</summary>
    public const int MostLooks = 4;

    /// <summary>What <paramref name="ask"/> brings when it lacks nothing, or else the best that it brought; the latest of equals.</summary>
    public static async Task<Delivery<TRow>> UntilTwoAgreeAsync<TRow>(Conversation conversation, Func<Task<Delivery<TRow>>> ask)
    {
        var looks = new List<Delivery<TRow>> { await ask() };
        var agree = false;
        while (looks[^1].Lacks.Count > 0 && !agree && looks.Count < MostLooks && conversation.GoesOn)
        {
            var next = await ask();
            agree = looks.Exists(look => AreTheSame(look.Lacks, next.Lacks));
            looks.Add(next);
        }

        return Enumerable.Reverse(looks).MinBy(look => (look.Refused.Count, look.Lacks.Count)) ?? looks[0];
    }

    /// <summary>
    /// Whether two answers lack the same, in whichever order. As much is not the same: an answer with a row too many is no
    /// witness for one with a row too few.
    /// </summary>
    public static bool AreTheSame(IReadOnlyList<Lack> some, IReadOnlyList<Lack> others) =>
        some.Count == others.Count && InOrder(some).SequenceEqual(InOrder(others));

    private static IEnumerable<Lack> InOrder(IReadOnlyList<Lack> lacks) =>
        lacks.OrderBy(lack => lack.Row.Number).ThenBy(lack => lack.Row.Text, StringComparer.Ordinal).ThenBy(lack => lack.What, StringComparer.Ordinal);
}
