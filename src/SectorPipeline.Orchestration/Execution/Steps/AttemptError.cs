using System.Data.Common;
using System.Text;
using SectorPipeline.Core;

namespace SectorPipeline.Orchestration;

/// <summary>What of an exception the history keeps, and whether trying again could help.</summary>
internal sealed record AttemptError(string Message, string Detail, bool IsTransient)
{
    private const int LongestDetail = 20_000;

    public static AttemptError Of(Exception error) => new(MessageOf(error), Storable(error.ToString()), IsTransientError(error));

    // A vendor client's own timeout arrives as a cancellation with a TimeoutException inside.
    private static bool IsTransientError(Exception error) => error switch
    {
        PipelineException pipeline => pipeline.IsTransient,
        TimeoutException => true,
        OperationCanceledException { InnerException: TimeoutException } => true,
        DbException database => database.IsTransient,
        _ => false,
    };

    private static string MessageOf(Exception error) =>
        Storable(error is PipelineException or DbException ? error.Message : $"{error.GetType().Name}: {error.Message}");

    // Half a surrogate pair, or what cutting leaves of a whole one, cannot be stored as UTF-8.
    private static string Storable(string text) =>
        Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text.Length > LongestDetail ? text[..LongestDetail] + "…" : text));
}
