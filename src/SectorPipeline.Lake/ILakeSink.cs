namespace SectorPipeline.Lake;

/// <summary>Takes what was made of a vendor's answers, whether they just came or are read again from landing.</summary>
public interface ILakeSink<TRow>
{
    /// <summary>Adds a row that the request brought; an error here ends the batch.</summary>
    void Add(TRow row, string requestId);

    /// <summary>Puts a row into quarantine.</summary>
    void Refuse(QuarantinedRow row);

    /// <summary>Sets how far a symbol or series is known; others keep the watermark that they have.</summary>
    void Mark(string key, Watermark watermark);

    /// <summary>Says from which answers the rows of a symbol or series were made.</summary>
    void Received(ReceivedKey received);

    /// <summary>Notes a field that the vendor sends and that no column takes; the state remembers it from this commit on.</summary>
    void NoteExtraField(string name);
}
