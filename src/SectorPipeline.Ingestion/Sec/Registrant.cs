using System.Text.Json;
using SectorPipeline.Ingestion.Http;

namespace SectorPipeline.Ingestion.Sec;

/// <summary>The registrant that an answer is about; its number comes as a number or as a text with leading zeros.</summary>
internal static class Registrant
{
    /// <exception cref="VendorException">The answer is about another one.</exception>
    public static void Require(JsonElement cik, string asked)
    {
        var got = cik.ValueKind is JsonValueKind.Number or JsonValueKind.String ? cik.ToString() : null;
        if (SecClient.Padded(got) is not { } padded)
            throw VendorException.Changed($"cik: expected a number, got '{cik.ToString()}'");
        if (padded != asked)
            throw new VendorException(VendorOutcome.VendorFault, $"asked for registrant {asked}, the answer is about {padded}");
    }
}
