namespace SectorPipeline.Ingestion.Steps;

/// <summary>Asks once more where rows are refused or values are missing, because vendors lose some by mistake.</summary>
internal static class SecondLook
{
    /// <summary>The delivery with fewer holes; where the second has as many, the vendor means what it says.</summary>
    /// <param name="fetch">Asks the vendor.</param>
    /// <param name="missing">What a delivery lacks besides the rows that were refused.</param>
    public static async Task<Delivery<TRow>> FetchAsync<TRow>(Func<Task<Delivery<TRow>>> fetch, Func<Delivery<TRow>, int> missing)
    {
        var first = await fetch();
        if (Holes(first) == 0)
            return first;
        var again = await fetch();
        return Holes(again) <= Holes(first) ? again : first;

        int Holes(Delivery<TRow> delivery) => delivery.Refused.Count + missing(delivery);
    }
}
